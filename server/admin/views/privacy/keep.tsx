/** For how many days each kind is kept, saved with the other settings. */
import { KEEP_BOUNDS, type Keep } from '../../../domain/keep.ts';
import { useSettings } from '../../data/settings.tsx';
import { Limit } from '../../parts/limit.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { privacyText as words } from '../../text/privacy.ts';

const NAMES = ['orders', 'visitors', 'audit', 'feedback'] as const satisfies readonly (keyof Keep)[];

export function KeepFields({ keep }: { keep: Keep }) {
  const { setKeep } = useSettings();
  return (
    <div className="limits">
      {NAMES.map((name) => (
        <Limit key={name} what={words.keepWhat[name]}>
          {(describedBy) => (
            <NumberField<number>
              label={words.keep[name]}
              unit={words.days}
              value={keep[name]}
              onChange={(days) => setKeep(change(keep, name, days))}
              bounds={KEEP_BOUNDS[name]}
              whole
              mayBeEmpty={false}
              describedBy={describedBy}
            />
          )}
        </Limit>
      ))}
    </div>
  );
}

/** Orders are kept at least as long as visitors: whichever was set last moves the other. */
export function change(keep: Keep, name: keyof Keep, days: number): Partial<Keep> {
  if (name === 'orders' && days < keep.visitors) return { orders: days, visitors: days };
  if (name === 'visitors' && days > keep.orders) return { orders: days, visitors: days };
  return { [name]: days };
}
