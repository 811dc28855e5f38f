/**
 * Puts a text on the clipboard. A page that came over plain HTTP has none; there the text is copied as a selection.
 *
 * @returns whether it is there now
 */
export async function copyText(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return copyAsSelection(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false, // the person, or the browser, does not allow it
  );
}

function copyAsSelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  // deprecated, and the only way there is without a clipboard
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
