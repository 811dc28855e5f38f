import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../language/language.js';
import { Icon } from './icon.js';

interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly foot?: ReactNode;
  readonly close: () => void;
  /** Makes the sheet a form. */
  readonly submit?: () => void;
  readonly form?: RefObject<HTMLFormElement | null>;
}

/** A modal dialogue: in the middle of a desk, at the foot of a telephone. Escape closes it. */
export function Sheet({ title, children, foot, close, submit, form }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { shell } = useWords();
  // a dialogue that is taken off the page while it is open gives the focus back to nobody: it is closed before that
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form
        ref={form}
        className="sheet-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit?.();
        }}
      >
        <header className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="button plain square" aria-label={shell.close} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="sheet-body">{children}</div>
        {foot === undefined ? null : <footer className="sheet-foot">{foot}</footer>}
      </form>
    </dialog>
  );
}
