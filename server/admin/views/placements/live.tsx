/** The preview beside the controls: which product, which placement, at which width and in which language. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { LOOKED, type Look, type LookedSpot, toldLook } from '../../../domain/look/look.ts';
import type { ProductCard } from '../../../domain/report.ts';
import { LANGUAGE } from '../../data/language.ts';
import { useOwnCss } from '../../data/ownCss.ts';
import { useDebounced, useProducts } from '../../data/queries.ts';
import { Segments } from '../../parts/choice.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { PreviewFrame, type PreviewWidth } from '../../parts/preview-frame.tsx';
import { ProductLine, Skeleton } from '../../parts/ui.tsx';
import { placements as words } from '../../text/placements.ts';
import { text } from '../../text.ts';
import { LANGUAGES, languageName } from './spot.tsx';

const SPEAKS = LANGUAGES.slice(0, 4);

export function LivePreview(props: { spot: LookedSpot; onSpot: (spot: LookedSpot) => void; look: Look }) {
  const { spot } = props;
  const [chosen, setChosen] = useState<ProductCard | null>(null);
  const [width, setWidth] = useState<PreviewWidth>('phone');
  const [language, setLanguage] = useState<string>(LANGUAGE);
  const { titles } = props.look.spots[spot];
  // Whoever begins a title in a language wants to see it in that language.
  const known = useRef({ spot, count: titles.length });
  useEffect(() => {
    const { spot: before, count } = known.current;
    const latest = titles.at(-1);
    if (before === spot && titles.length > count && latest !== undefined) setLanguage(latest.language);
    known.current = { spot, count: titles.length };
  }, [spot, titles]);
  const { data } = useProducts('', true);
  const product = chosen ?? data?.products.find(({ sellable }) => sellable) ?? data?.products[0];
  // A frame that begins anew takes a moment: it waits until a word is typed.
  const look = useDebounced(props.look, 150);
  const { safe } = useOwnCss(look.css);
  const told = useMemo(() => toldLook(look, safe), [look, safe]);
  const languages = [...new Set<string>([...SPEAKS, ...look.spots[spot].titles.map((one) => one.language)])];
  return (
    <div className="stack live">
      <div className="live-controls">
        <SelectField
          label={words.preview.spot}
          options={LOOKED.map((value) => ({ value, label: text.placement[value] }))}
          value={spot}
          onChange={props.onSpot}
        />
        <SelectField
          label={words.preview.language}
          options={languages.map((value) => ({ value, label: languageName(value) }))}
          value={languages.includes(language) ? language : LANGUAGE}
          onChange={setLanguage}
        />
        <Segments
          legend={words.preview.width}
          quiet
          options={(['phone', 'desktop'] as const).map((value) => ({ value, label: words.preview[value] }))}
          value={width}
          onChange={setWidth}
        />
      </div>
      <ProductPicker label={words.preview.product} onPick={setChosen} />
      {product === undefined ? (
        data === undefined ? (
          <Skeleton lines={6} kind="tall" />
        ) : (
          <p className="preview-note">{text.try.noProducts}</p>
        )
      ) : (
        <>
          <ProductLine product={product} />
          <PreviewFrame
            placement={spot}
            product={product.id}
            width={width}
            language={languages.includes(language) ? language : LANGUAGE}
            look={told}
          />
        </>
      )}
    </div>
  );
}
