/** What all placements share of their look: a few measures on top of the theme's own, and the merchant's own CSS. */
import { useId } from 'react';
import { BUTTONS, GAP, type Look, RADIUS } from '../../../domain/look/look.ts';
import { MAX_CSS } from '../../../domain/look/parseLook.ts';
import { useOwnCss } from '../../data/ownCss.ts';
import { useSettings } from '../../data/settings.tsx';
import { Segments } from '../../parts/choice.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { placements as words } from '../../text/placements.ts';

export function SharedLook({ look }: { look: Look }) {
  const { setLook } = useSettings();
  return (
    <div className="spot-form">
      <NumberField<number | null>
        label={words.shared.radius}
        unit={words.shared.pixels}
        value={look.radius}
        bounds={RADIUS}
        whole
        mayBeEmpty
        onChange={(radius) => setLook({ radius })}
      />
      <NumberField<number | null>
        label={words.shared.gap}
        unit={words.shared.pixels}
        value={look.gap}
        bounds={GAP}
        whole
        mayBeEmpty
        onChange={(gap) => setLook({ gap })}
      />
      <p className="soft">{words.shared.empty}</p>
      <Segments
        legend={words.shared.button}
        options={BUTTONS.map((value) => ({ value, label: words.shared.buttons[value] }))}
        value={look.button}
        onChange={(button) => setLook({ button })}
      />
    </div>
  );
}

/** What is not allowed is said by its line while it is written; the server refuses it anyway. */
export function OwnCss({ css }: { css: string }) {
  const { setLook } = useSettings();
  const { problems, error } = useOwnCss(css);
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{words.css.label}</label>
      <textarea
        id={id}
        rows={8}
        className="code"
        spellCheck={false}
        autoComplete="off"
        maxLength={MAX_CSS}
        placeholder={words.css.placeholder}
        value={css}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={`${id}-what ${id}-wrong`}
        onChange={(event) => setLook({ css: event.target.value })}
      />
      <p id={`${id}-what`} className="soft">
        {words.css.what}
      </p>
      <div id={`${id}-wrong`} role="status">
        {error !== null && <p className="wrong">{error.message}</p>}
        {problems.slice(0, 5).map(({ line, why, named }) => (
          <p className="wrong" key={`${line} ${why}`}>
            {words.css.line(line)} {words.css.why[why]} <code>{named}</code>
          </p>
        ))}
      </div>
    </div>
  );
}
