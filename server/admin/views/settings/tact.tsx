/** The limits of tact: how much one shopper is spoken to. */
import type { Tact } from '../../../domain/journey/memory.ts';
import { TACT_BOUNDS } from '../../../domain/parseTact.ts';
import { useSettings } from '../../data/settings.tsx';
import { Limit } from '../../parts/limit.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { text } from '../../text.ts';

const NAMES = Object.keys(TACT_BOUNDS) as (keyof Tact)[];

export function TactLimits({ tact }: { tact: Tact }) {
  const { setTact } = useSettings();
  return (
    <div className="limits">
      {NAMES.map((name) => {
        const [label, unit, what] = text.rules.tactLimit[name];
        return (
          <Limit key={name} what={what}>
            {(describedBy) => (
              <NumberField<number>
                label={label}
                unit={unit}
                value={tact[name]}
                onChange={(value) => setTact({ [name]: value })}
                bounds={TACT_BOUNDS[name]}
                whole
                mayBeEmpty={false}
                describedBy={describedBy}
              />
            )}
          </Limit>
        );
      })}
    </div>
  );
}
