import { connect } from 'node:net';

/** @typedef {{ status: number, head: string, body: string }} Answer */

const END_OF_HEAD = '\r\n\r\n';

/**
 * One kept-alive connection that sends prepared bytes and reads one answer at a time. Written by hand because every
 * microsecond the caller takes is taken from the server under test: both share the machine's cores.
 */
export class HttpConnection {
  constructor(/** @type {number} */ port) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.received = '';
    /** @type {((answer: Answer | Error) => void) | undefined} */
    this.settle = undefined;
    this.broken = false;
    this.socket.setEncoding('latin1');
    this.socket.on('data', (/** @type {string} */ text) => this.read(text));
    const end = (/** @type {Error | undefined} */ error) => this.end(error ?? new Error('the server hung up'));
    this.socket.on('error', end);
    this.socket.on('close', () => end(undefined));
  }

  /** @param {string} request @returns {Promise<Answer | Error>} */
  send(request) {
    return new Promise((resolve) => {
      this.settle = resolve;
      this.socket.write(request);
    });
  }

  close() {
    this.broken = true;
    this.socket.destroy();
  }

  /** @param {string} text */
  read(text) {
    this.received = this.received === '' ? text : this.received + text;
    const bodyAt = this.received.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
    if (bodyAt < END_OF_HEAD.length) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received)?.[1] ?? 0);
    if (this.received.length < bodyAt + length) return;
    const head = this.received.slice(0, bodyAt);
    const body = this.received.slice(bodyAt, bodyAt + length);
    this.received = '';
    if (/\r\nconnection: close/i.test(head)) this.close();
    this.answer({ status: Number(head.slice(9, 12)), head, body });
  }

  end(/** @type {Error} */ error) {
    this.broken = true;
    this.answer(error);
  }

  answer(/** @type {Answer | Error} */ answer) {
    const settle = this.settle;
    this.settle = undefined;
    settle?.(answer);
  }
}
