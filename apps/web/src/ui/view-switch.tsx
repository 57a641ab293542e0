import { useSay, type Key } from '../text/words.js';

export const views = ['changes', 'proposed', 'published'] as const;
export type View = (typeof views)[number];
export const isView = (value: unknown): value is View => views.some((view) => view === value);
/** The view after this one, for the key `V`. */
export const nextView = (view: View): View => views[(views.indexOf(view) + 1) % views.length] ?? 'changes';

interface ViewSwitchProps {
  view: View;
  onView: (view: View) => void;
  labels?: Partial<Record<View, string>>;
}

/** Changes, as proposed, as published. */
export function ViewSwitch({ view, onView, labels = {} }: ViewSwitchProps) {
  const say = useSay();
  return (
    <div className="seg" role="group" aria-label={say('view.label')}>
      {views.map((each) => (
        <button key={each} type="button" aria-pressed={each === view} onClick={() => onView(each)}>
          {labels[each] ?? say(`view.${each}` satisfies Key)}
        </button>
      ))}
    </div>
  );
}
