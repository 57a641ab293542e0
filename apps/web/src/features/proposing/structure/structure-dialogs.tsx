import type { DraftOutlineView } from '@tarmeem/contract';
import { useSay } from '../../../text/words.js';
import { AddForm } from './add-form.js';
import { move } from './move.js';
import { SectionDialog } from './section-dialog.js';
import type { Structure } from './use-structure.js';

interface StructureDialogsProps {
  outline: DraftOutlineView;
  structure: Structure;
  onClose: () => void;
}

/** The dialog of a section in the contents, or of a new one: beside the editor, so that it stays while the text is read anew. */
export default function StructureDialogs({ outline, structure, onClose }: StructureDialogsProps) {
  const say = useSay();
  const { asked, focused } = structure;
  const section = outline.sections.find(({ sectionId }) => sectionId === asked);
  const close = () => {
    focused.current = section?.sectionId ?? null;
    structure.forget(); // what was refused was said in the dialog
    onClose();
  };
  return (
    <>
      {section && (
        <SectionDialog
          key={section.sectionId}
          section={section}
          outline={outline}
          structure={structure}
          onMove={(step) => move({ say, outline, structure }, section, step)}
          onClose={close}
        />
      )}
      {asked === 'top' && <AddForm outline={outline} parentId={null} structure={structure} onClose={close} />}
    </>
  );
}
