/** What of the shop's past is read, and how far that is. */
import type { SetupReport } from '../../../domain/setup.ts';
import { ORDER_REACHES } from '../../../domain/syncChoice.ts';
import { useSettings } from '../../data/settings.tsx';
import { Segments, Switch } from '../../parts/choice.tsx';
import { Skeleton } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';
import { Progress } from '../progress.tsx';

const words = setupText.sync;

export function SyncStep({ granted }: Pick<SetupReport, 'granted'>) {
  const { settings, setSync } = useSettings();
  return (
    <>
      <Progress />
      {settings === null ? (
        <Skeleton lines={3} />
      ) : (
        <>
          <div>
            <Segments
              legend={words.orders}
              options={ORDER_REACHES.map((value) => ({ value, label: words.reach[value] }))}
              value={settings.sync.orders}
              onChange={(orders) => setSync({ orders })}
            />
            <p className="soft">{granted.allOrders ? words.ordersWhat : words.onlySixty}</p>
          </div>
          {granted.customers ? (
            <Switch
              label={words.customers}
              on={settings.sync.customers}
              onChange={(customers) => setSync({ customers })}
            >
              <p className="soft">{words.customersWhat}</p>
            </Switch>
          ) : (
            <div>
              <p className="strong">{words.customers}</p>
              <p className="soft">{words.noCustomers}</p>
            </div>
          )}
        </>
      )}
    </>
  );
}
