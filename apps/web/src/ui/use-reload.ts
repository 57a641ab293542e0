import { useState } from 'react';

/** Loads the page again, but only when somebody answers: without a connection the browser would put a page of its own in the place of this one. */
export function useReload(): { reload: () => void; stillNone: boolean } {
  const [stillNone, setStillNone] = useState(false);
  const reload = () => {
    setStillNone(false);
    fetch(location.href, { method: 'HEAD' }).then(
      () => location.reload(),
      () => setStillNone(true),
    );
  };
  return { reload, stillNone };
}
