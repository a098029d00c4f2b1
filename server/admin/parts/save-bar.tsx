/** Saving the settings: their bar, and what went wrong. */
import type { Placement } from '../../domain/placement.ts';
import { type Edits, GROUP_LISTS, MEASURE_CHOICES, sizeOf, WHOLE_RULES } from '../data/draft.ts';
import { type SettingsDraft, useSettings } from '../data/settings.tsx';
import { text } from '../text.ts';
import { ContextBar } from './context-bar.tsx';
import { Icon } from './icons.tsx';

export function SaveBar() {
  const { edits, saving, save, discard } = useSettings();
  const size = sizeOf(edits);
  const unsaved = { open: size > 0 || saving, saving, said: text.save.unsaved(size), save, discard };
  return <ContextBar unsaved={unsaved} />;
}

/** A save that failed, or met somebody else's change: above every view, so that it cannot be missed. */
export function SaveNotices() {
  const draft = useSettings();
  if (draft.conflict !== null) {
    const left = inWords(draft.edits, draft);
    const words = text.save.conflict;
    return (
      <div className="notice warn" role="alert">
        <Icon name="warn" />
        <div>
          <p className="strong">{words.title}</p>
          <p>
            {words.theirs} {inWords(draft.conflict, draft).join('; ')}.
          </p>
          {left.length === 0 ? (
            <p>{words.same}</p>
          ) : (
            <p>
              {words.yours} {left.join('; ')}. {words.next}
            </p>
          )}
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={words.close}
          onClick={draft.dismissConflict}
        >
          <Icon name="close" />
        </button>
      </div>
    );
  }
  if (draft.saveError === null) return null;
  return (
    <div className="notice bad" role="alert">
      <Icon name="warn" />
      <div>
        <p className="strong">{text.errors.save}</p>
        <p>{draft.saveError.message}</p>
      </div>
    </div>
  );
}

const NAMED = 3;

/** Edits as sentences: which placements, and which products by name, at most three of each. */
function inWords(edits: Edits, { card, collection }: Pick<SettingsDraft, 'card' | 'collection'>): string[] {
  const words = text.save.change;
  const said: string[] = [];
  for (const [placement, on] of Object.entries(edits.placements)) {
    said.push((on ? words.on : words.off)(text.placement[placement as Placement]));
  }
  for (const [excluded, say] of [
    [true, words.excluded],
    [false, words.removed],
  ] as const) {
    const titles = [...edits.excluded]
      .filter(([, on]) => on === excluded)
      .map(([id]) => card(id)?.title ?? text.settings.unknown);
    for (const list of GROUP_LISTS) {
      for (const [key, on] of edits.groups[list]) {
        if (on !== excluded) continue;
        const isText = typeof key === 'string';
        titles.push(isText ? key : (collection(key) ?? text.rules.unknownCollection(key)));
      }
    }
    if (titles.length > 0) said.push(say(titles.slice(0, NAMED), Math.max(0, titles.length - NAMED)));
  }
  for (const name of WHOLE_RULES) if (edits.rules[name] !== undefined) said.push(text.rules.changed[name]);
  if (Object.keys(edits.tact).length > 0) said.push(text.rules.changed.tact);
  if (Object.keys(edits.sync).length > 0) said.push(text.rules.changed.sync);
  if (Object.keys({ ...edits.look, ...edits.spots }).length > 0) said.push(text.rules.changed.look);
  for (const name of MEASURE_CHOICES) {
    if (edits.measure[name] !== undefined) said.push(text.measuring.changed[name]);
  }
  return said;
}
