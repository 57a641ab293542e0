import { useId, type ReactNode } from 'react';

/** A part of the account page, named by its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
      </div>
      <div className="part">{children}</div>
    </section>
  );
}

/** What a deed came to, said once it is done. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <span role="status" className="saved">
      {children}
    </span>
  );
}
