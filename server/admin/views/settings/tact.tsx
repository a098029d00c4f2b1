/** The limits of tact that are numbers: how often, how much, and how far a discount may go. */
import type { Tact } from '../../../domain/journey/memory.ts';
import { TACT_BOUNDS, type TactNumber } from '../../../domain/parseTact.ts';
import { useSettings } from '../../data/settings.tsx';
import { Limit } from '../../parts/limit.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { tactText } from '../../text/tact.ts';

export function TactNumbers({ tact, names }: { tact: Tact; names: readonly TactNumber[] }) {
  const { setTact } = useSettings();
  return (
    <div className="limits">
      {names.map((name) => {
        const [label, unit, what] = tactText.limit[name];
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
