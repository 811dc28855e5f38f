/** A part of the system is neither there nor can be brought here; the message says what to install. */
export class PartMissing extends Error {
  /**
   * @param {string} part    what is missing, such as `Java`
   * @param {string} remedy  one sentence that says what to do about it
   */
  constructor(part, remedy) {
    super(`${part} is missing: ${remedy}`);
    this.name = 'PartMissing';
    this.part = part;
    this.remedy = remedy;
  }
}
