/** Within which bounds a suggestion must lie: variety, stock, margin, price. */
import { BOUNDS } from '../../../domain/parseRules.ts';
import { TECHNIQUE } from '../../../domain/placement.ts';
import type { PriceRatios, Rules } from '../../../domain/rules.ts';
import { useSettings } from '../../data/settings.tsx';
import { Switch } from '../../parts/choice.tsx';
import { Limit } from '../../parts/limit.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { text } from '../../text.ts';

const words = text.rules;
/** A limit on what is nowhere suggested would be an empty promise. */
const USED: ReadonlySet<string> = new Set(Object.values(TECHNIQUE));

export function Limits({ rules }: { rules: Rules }) {
  const { setRule } = useSettings();
  const { margin, priceRatio } = rules;
  return (
    <div className="limits">
      <Limit what={words.perTypeWhat}>
        {(describedBy) => (
          <NumberField<number | null>
            label={words.perType}
            unit={words.perTypeUnit}
            value={rules.perType}
            onChange={(value) => setRule('perType', value)}
            bounds={BOUNDS.perType}
            whole
            mayBeEmpty
            describedBy={describedBy}
          />
        )}
      </Limit>
      <Limit what={words.minStockWhat}>
        {(describedBy) => (
          <NumberField<number>
            label={words.minStock}
            unit={words.minStockUnit}
            value={rules.minStock}
            onChange={(value) => setRule('minStock', value)}
            bounds={BOUNDS.minStock}
            whole
            mayBeEmpty={false}
            describedBy={describedBy}
          />
        )}
      </Limit>
      <Limit what={words.marginWhat}>
        {(describedBy) => (
          <NumberField<number | null>
            label={words.margin}
            unit={words.marginUnit}
            value={margin.leastPercent}
            onChange={(leastPercent) => setRule('margin', { ...margin, leastPercent })}
            bounds={BOUNDS.leastPercent}
            mayBeEmpty
            describedBy={describedBy}
          />
        )}
      </Limit>
      <Switch
        label={words.showUnknown}
        on={margin.showUnknown}
        onChange={(showUnknown) => setRule('margin', { ...margin, showUnknown })}
      >
        <p>{words.showUnknownWhat}</p>
      </Switch>
      <Limit what={words.crossSellWhat}>
        {(describedBy) => (
          <NumberField<number | null>
            label={words.crossSell}
            unit={words.crossSellUnit}
            value={priceRatio.crossSell.most}
            onChange={(most) => setRule('priceRatio', { ...priceRatio, crossSell: { most } })}
            bounds={BOUNDS.crossSell}
            mayBeEmpty
            describedBy={describedBy}
          />
        )}
      </Limit>
      <Range technique="downsell" priceRatio={priceRatio} />
      {USED.has('upsell') && <Range technique="upsell" priceRatio={priceRatio} />}
    </div>
  );
}

function Range({ technique, priceRatio }: { technique: 'upsell' | 'downsell'; priceRatio: PriceRatios }) {
  const { setRule } = useSettings();
  const range = priceRatio[technique];
  const bounds = BOUNDS[technique];
  const set = (change: Partial<typeof range>) =>
    setRule('priceRatio', { ...priceRatio, [technique]: { ...range, ...change } });
  // Each end gives way to the other, so that a range always holds something.
  const step = 0.01;
  const near = (value: number) => Math.round(value * 100) / 100;
  return (
    <Limit what={technique === 'upsell' ? words.upsellWhat : words.downsellWhat}>
      {(describedBy) => (
        <>
          <NumberField<number>
            label={words[technique]}
            unit={words.ratioUnit}
            value={range.least}
            onChange={(least) => set({ least })}
            bounds={{ least: bounds.least, most: near(range.most - step) }}
            mayBeEmpty={false}
            describedBy={describedBy}
          />
          <NumberField<number>
            label={technique === 'upsell' ? words.upsellMost : words.downsellMost}
            unit={words.ratioUnit}
            value={range.most}
            onChange={(most) => set({ most })}
            bounds={{ least: near(range.least + step), most: bounds.most }}
            mayBeEmpty={false}
            describedBy={describedBy}
          />
        </>
      )}
    </Limit>
  );
}
