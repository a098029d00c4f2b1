/** How results are measured: the share that is shown nothing, what is assumed, what is paused, and whether shoppers are asked. */
import type { Measure } from '../../../domain/measure/measure.ts';
import { MEASURE_BOUNDS } from '../../../domain/parseMeasure.ts';
import { useSettings } from '../../data/settings.tsx';
import { Switch } from '../../parts/choice.tsx';
import { Limit } from '../../parts/limit.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { text } from '../../text.ts';

const words = text.measuring;
const SWITCHES = ['guard', 'feedback'] as const;

export function Measuring({ measure }: { measure: Measure }) {
  const { setMeasure } = useSettings();
  const [shareLabel, shareUnit, shareWhat] = words.number.share;
  const [marginLabel, marginUnit, marginWhat] = words.number.assumedMargin;
  return (
    <div className="limits">
      <Limit what={shareWhat}>
        {(describedBy) => (
          <NumberField<number>
            label={shareLabel}
            unit={shareUnit}
            value={measure.share}
            onChange={(share) => setMeasure({ share })}
            bounds={MEASURE_BOUNDS.share}
            whole
            mayBeEmpty={false}
            describedBy={describedBy}
          />
        )}
      </Limit>
      <Limit what={marginWhat}>
        {(describedBy) => (
          <NumberField<number | null>
            label={marginLabel}
            unit={marginUnit}
            value={measure.assumedMargin}
            onChange={(assumedMargin) => setMeasure({ assumedMargin })}
            bounds={MEASURE_BOUNDS.assumedMargin}
            whole
            mayBeEmpty
            describedBy={describedBy}
          />
        )}
      </Limit>
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          label={words[name]}
          on={measure[name]}
          onChange={(on) => setMeasure({ [name]: on })}
        >
          <p>{words[`${name}What`]}</p>
        </Switch>
      ))}
    </div>
  );
}
