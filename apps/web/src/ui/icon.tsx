import { icons, type IconName } from './icons.js';

export type { IconName };

/** A mark beside words; it says nothing to a screen reader. `flip` mirrors it where text runs from the right. */
export function Icon({ name, flip = false }: { name: IconName; flip?: boolean }) {
  return (
    <svg className={flip ? 'i flip' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
