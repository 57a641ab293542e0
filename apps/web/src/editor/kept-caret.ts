import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * A text that is focused by a key or by a program gets its caret back where it was. Browsers put it at the start, and what is typed
 * next would stand there. Who presses into the text means the place that is pressed.
 */
export const keptCaret = Extension.create({
  name: 'keptCaret',
  addProseMirrorPlugins: () => {
    let isPressed = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            pointerdown: () => {
              isPressed = true;
            },
            blur: () => {
              isPressed = false;
            },
            focus: (view) => {
              if (!isPressed) view.focus();
            },
          },
        },
      }),
    ];
  },
});
