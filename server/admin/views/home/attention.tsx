/** What needs attention: each with what to do and the way there; one calm line where nothing does. */
import type { Attention } from '../../../domain/attention.ts';
import { type ToDo, toDo } from '../../data/attentionWords.ts';
import { Icon } from '../../parts/icons.tsx';
import { Card } from '../../parts/ui.tsx';
import { homeText } from '../../text/home.ts';

const words = homeText.attention;
/** More than these nobody takes on at once; the first are the most pressing. */
const AT_ONCE = 4;

export function Needed({
  attention,
  isNew,
  now,
}: {
  attention: readonly Attention[];
  isNew: boolean;
  now: number;
}) {
  // A failed sync is told above, with its own way to try again; how a new shop goes on, beside this.
  const told = attention.filter(({ kind }) => kind !== 'sync-failed' && !(isNew && kind === 'setup'));
  if (told.length === 0)
    return attention.length === 0 && !isNew ? (
      <p className="home-well">
        <Icon name="check" />
        {words.well}
      </p>
    ) : null;
  const todos = told.map((one) => toDo(one, now));
  const more = todos.slice(AT_ONCE);
  return (
    <Card title={words.title}>
      <List todos={todos.slice(0, AT_ONCE)} />
      {more.length > 0 && (
        <details>
          <summary>
            <span className="more">{words.more(more.length)}</span>
          </summary>
          <List todos={more} />
        </details>
      )}
    </Card>
  );
}

function List({ todos }: { todos: readonly ToDo[] }) {
  return (
    <ul className="home-needed">
      {todos.map(({ key, isBad, title, what, action, href }) => (
        <li key={key} className={isBad ? 'bad' : undefined}>
          <Icon name="warn" />
          <div>
            <h3>{title}</h3>
            <p>{what}</p>
            <p>
              <a href={href}>{action}</a>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
