/** Data and privacy: what is stored, for how long, what a shopper's consent does, and how to take or delete it. */
import '../../style/operate.css';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../data/queries.ts';
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { privacyText as words } from '../../text/privacy.ts';
import { OneCustomer } from './customer.tsx';
import { KeepFields } from './keep.tsx';
import { Stored } from './stored.tsx';
import { DeleteMeasuring, TakeAway } from './take.tsx';

const ANSWERS = ['yes', 'personal', 'no'] as const;
const UNINSTALL = ['now', 'later', 'theme'] as const;

export default function View() {
  const api = useApi();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['privacy'],
    queryFn: ({ signal }) => api.operate.privacy(signal),
  });
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      <SettingsProblem />
      <Card title={words.storedTitle} lead={words.storedLead}>
        {data !== undefined ? (
          <Stored report={data} />
        ) : error !== null ? (
          <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
        ) : (
          <Skeleton lines={6} kind="tall" />
        )}
      </Card>
      <SettingsCard title={words.keepTitle} lead={words.keepLead} lines={4} kind="tall">
        {({ keep }) => <KeepFields keep={keep} />}
      </SettingsCard>
      <Card title={words.consentTitle} lead={words.consentLead}>
        <ul className="plain-list">
          {ANSWERS.map((answer) => (
            <li key={answer}>
              <p className="strong">{words.consent[answer]}</p>
              <p className="soft">{words.consentWhat[answer]}</p>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={words.exportTitle} lead={words.exportLead}>
        <TakeAway />
      </Card>
      <Card title={words.customerTitle} lead={words.customerLead}>
        <OneCustomer />
      </Card>
      <Card title={words.measuringTitle} lead={words.measuringLead}>
        <DeleteMeasuring report={data} />
      </Card>
      <Card title={words.uninstallTitle}>
        <ul className="plain-list">
          {UNINSTALL.map((when) => (
            <li key={when}>{words.uninstall[when]}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}
