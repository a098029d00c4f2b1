/** A product that the shop no longer has, where its line would stand. */
import { text } from '../text.ts';
import { Picture } from './ui.tsx';

const words = text.settings;

export function UnknownLine({ id }: { id: number }) {
  return (
    <span className="product-line">
      <Picture url={null} />
      <span className="product-text">
        <span className="soft">{words.unknown}</span>
        <span className="soft figure">{id}</span>
      </span>
    </span>
  );
}
