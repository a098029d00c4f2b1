/** Home: what Mersalg earned, what needs attention, and what shoppers did this week, in this order of weight. */
import { useHome } from '../../data/home.ts';
import { useNow } from '../../data/queries.ts';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import '../../style/home.css';
import '../../style/measured.css';
import { homeText } from '../../text/home.ts';
import { text } from '../../text.ts';
import { Needed } from './attention.tsx';
import { Fresh } from './fresh.tsx';
import { Gained } from './gained.tsx';
import { Week } from './week.tsx';

export default function Home() {
  const { data: report, error, refetch, isFetching } = useHome();
  const now = useNow(true, 60_000);
  return (
    <>
      <h1 tabIndex={-1} className="sr">
        {text.nav.home}
      </h1>
      {error !== null && (
        <Unread title={homeText.failed} error={error} refetch={refetch} isFetching={isFetching} />
      )}
      {report !== undefined ? (
        <>
          <div className={report.attention.length > 0 ? 'home-top' : 'stack'}>
            {report.isNew ? <Fresh /> : <Gained measured={report.measured} now={now} />}
            <Needed attention={report.attention} isNew={report.isNew} now={now} />
          </div>
          {!report.isNew && <Week done={report.done} currency={report.currency} now={now} />}
        </>
      ) : (
        error === null && (
          <Card title={homeText.gained.title}>
            <Skeleton lines={4} kind="tall" />
          </Card>
        )
      )}
    </>
  );
}
