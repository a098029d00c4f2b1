/** Quiet times: on which days of the week, from when to when, by the shop's own clock. */
import { useId } from 'react';
import { DAY_MINUTES, type QuietTime, WEEKDAYS } from '../../../domain/journey/quiet.ts';
import { MOST_QUIET } from '../../../domain/parseTact.ts';
import { useStatus } from '../../data/queries.ts';
import { useSettings } from '../../data/settings.tsx';
import { Icon } from '../../parts/icons.tsx';
import { tactText as words } from '../../text/tact.ts';

/** A night in the week: what most who add one mean. */
const NIGHT: QuietTime = { days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 7 * 60 };

export function QuietTimes({ times }: { times: readonly QuietTime[] }) {
  const { setTact } = useSettings();
  const timezone = useStatus().data?.timezone ?? '';
  const full = times.length >= MOST_QUIET;
  return (
    <>
      <p className="soft">{words.quietWhat(timezone)}</p>
      {times.length === 0 ? (
        <p className="soft">{words.quietNone}</p>
      ) : (
        <ol className="quiet-times">
          {times.map((time, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a quiet time is known by its place alone
            <li key={at}>
              <Time
                time={time}
                place={at + 1}
                onChange={(changed) => setTact({ quiet: times.with(at, changed) })}
                onRemove={() => setTact({ quiet: times.toSpliced(at, 1) })}
              />
            </li>
          ))}
        </ol>
      )}
      <div>
        <button
          type="button"
          className="button"
          disabled={full}
          onClick={() => setTact({ quiet: [...times, NIGHT] })}
        >
          {words.quietAdd}
        </button>
      </div>
      {full && <p className="soft">{words.quietFull(MOST_QUIET)}</p>}
    </>
  );
}

function Time(props: {
  time: QuietTime;
  place: number;
  onChange: (time: QuietTime) => void;
  onRemove: () => void;
}) {
  const { time, place, onChange } = props;
  const { days, from, to } = time;
  return (
    <fieldset className="quiet-time">
      <legend className="sr">{words.quietLabel(place)}</legend>
      <fieldset className="quiet-days">
        <legend>{words.quietDays}</legend>
        <div>
          {WEEKDAYS.map((day) => (
            <label key={day}>
              <input
                type="checkbox"
                className="sr"
                aria-label={words.day[day]}
                checked={days.includes(day)}
                // Without a day it would be no time at all: removing it is how that is said.
                disabled={days.length === 1 && days.includes(day)}
                onChange={(event) =>
                  onChange({
                    ...time,
                    days: WEEKDAYS.filter((one) => (one === day ? event.target.checked : days.includes(one))),
                  })
                }
              />
              <span aria-hidden="true">{words.dayShort[day]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="quiet-hours">
        <Hour label={words.quietFrom} value={from} onChange={(value) => onChange({ ...time, from: value })} />
        <Hour
          label={words.quietTo}
          value={to}
          onChange={(value) => onChange({ ...time, to: value })}
          note={from === to ? words.quietWhole : to < from ? words.quietLater : undefined}
        />
        <button
          type="button"
          className="button plain"
          aria-label={words.quietRemove(place)}
          onClick={props.onRemove}
        >
          <Icon name="close" />
          {words.remove}
        </button>
      </div>
    </fieldset>
  );
}

function Hour(props: { label: string; value: number; note?: string; onChange: (minutes: number) => void }) {
  const id = useId();
  return (
    <div className="quiet-hour">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="time"
        required
        value={clockFace(props.value)}
        aria-describedby={props.note === undefined ? undefined : `${id}-note`}
        onChange={(event) => {
          const minutes = readClock(event.target.value);
          // Half typed, or emptied: the former hour holds until there is another.
          if (minutes !== null) props.onChange(minutes);
        }}
      />
      {props.note !== undefined && (
        <span id={`${id}-note`} className="soft">
          {props.note}
        </span>
      )}
    </div>
  );
}

/** As such an input wants it: `07:30`. */
function clockFace(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Null for what is no time of day. */
export function readClock(typed: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(typed) ?? [];
  const read = Number(hours) * 60 + Number(minutes);
  return read >= 0 && read < DAY_MINUTES ? read : null;
}
