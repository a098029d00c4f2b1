/** What the merchant wants first: products pinned beside one product or beside all, in an order of their own. */
import { useState } from 'react';
import { MAX_PINS } from '../../../domain/parseRules.ts';
import type { ProductCard } from '../../../domain/report.ts';
import type { Pin } from '../../../domain/rules.ts';
import { useSettings } from '../../data/settings.tsx';
import { Icon } from '../../parts/icons.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { ProductLine } from '../../parts/ui.tsx';
import { UnknownLine } from '../../parts/unknown-line.tsx';
import { text } from '../../text.ts';

const words = text.rules;

export function Pins({ pins }: { pins: readonly Pin[] }) {
  const { setRule, meet } = useSettings();
  const [chosen, setChosen] = useState<ProductCard | null>(null);
  const full = pins.length >= MAX_PINS;
  const isPinned = (show: number, beside: number | null) =>
    pins.some((pin) => pin.show === show && pin.with === beside);

  function add(show: ProductCard, beside: ProductCard | null) {
    meet(show);
    if (beside !== null) meet(beside);
    setRule('pins', [...pins, { with: beside?.id ?? null, show: show.id }]);
    setChosen(null);
  }

  return (
    <>
      {chosen === null ? (
        <ProductPicker label={words.pin} disabled={full} onPick={setChosen} />
      ) : (
        <fieldset className="new-pin">
          <legend>{words.besideWhat}</legend>
          <ProductLine product={chosen} />
          <div className="new-pin-choice">
            <button
              type="button"
              className="button"
              // What was asked for last is where the keyboard goes on.
              // biome-ignore lint/a11y/noAutofocus: the field that had the focus has just gone
              autoFocus
              disabled={isPinned(chosen.id, null)}
              onClick={() => add(chosen, null)}
            >
              {words.besideAll}
            </button>
            <button type="button" className="button plain" onClick={() => setChosen(null)}>
              {words.cancel}
            </button>
          </div>
          <ProductPicker
            label={words.besideOne}
            taken={(id) => id === chosen.id || isPinned(chosen.id, id)}
            takenWord={words.besideTaken}
            onPick={(beside) => add(chosen, beside)}
          />
        </fieldset>
      )}
      {full && <p className="soft">{words.fullPins(MAX_PINS)}</p>}
      {pins.length === 0 ? (
        <p className="soft">{words.noPins}</p>
      ) : (
        <ol className="rows">
          {pins.map((pin, index) => (
            <PinRow key={`${pin.with}:${pin.show}`} pins={pins} index={index} />
          ))}
        </ol>
      )}
    </>
  );
}

function PinRow({ pins, index }: { pins: readonly Pin[]; index: number }) {
  const { card, setRule } = useSettings();
  const pin = pins[index]!;
  const product = card(pin.show);
  const title = product?.title ?? text.settings.unknown;
  const beside = pin.with === null ? null : (card(pin.with)?.title ?? text.settings.unknown);

  function move(to: number) {
    const rest = pins.filter((other) => other !== pin);
    setRule('pins', rest.toSpliced(to, 0, pin));
  }

  return (
    <li>
      <span className="pin">
        {product === undefined ? <UnknownLine id={pin.show} /> : <ProductLine product={product} />}
        <span className="soft">{beside === null ? words.besideEvery : words.beside(beside)}</span>
      </span>
      <span className="pin-buttons">
        <button
          type="button"
          className="icon-button"
          aria-label={words.up(title)}
          disabled={index === 0}
          onClick={() => move(index - 1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.down(title)}
          disabled={index === pins.length - 1}
          onClick={() => move(index + 1)}
        >
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.removePin(title)}
          onClick={() =>
            setRule(
              'pins',
              pins.filter((other) => other !== pin),
            )
          }
        >
          <Icon name="close" />
        </button>
      </span>
    </li>
  );
}
