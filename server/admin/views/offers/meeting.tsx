/** Somebody else saved, or deleted, the offer that is edited here: what they changed, and a choice where both did. */
import type { OfferFields } from '../../../domain/offer/parseOffer.ts';
import { format } from '../../data/format.ts';
import { differs } from '../../data/offerDraft.ts';
import type { OfferForm } from '../../data/offerForm.ts';
import { type Known, promiseInWords } from '../../data/offerWords.ts';
import { Segments } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { editText } from '../../text/offer-edit.ts';
import { offersText } from '../../text/offers.ts';

const words = offersText.conflict;
type Name = keyof OfferFields;

export function Meeting({ form, known }: { form: OfferForm; known: Known }) {
  const { met, fields, change } = form;
  if (met === null) return null;
  const { mine, theirs, before, merged } = met;
  const clashes = merged?.clashes ?? [];
  const told = (name: Name) => offersText.field[name] ?? name;
  const changed =
    theirs === null || before === null
      ? []
      : (Object.keys(theirs) as Name[]).filter((name) => differs(before[name], theirs[name]));
  return (
    <div className="notice warn" role="alert">
      <Icon name="warn" />
      <div className="meeting">
        <p className="strong">{words.title}</p>
        <p>{theirs === null ? words.gone : words.merged}</p>
        {theirs !== null && changed.length > 0 && (
          <p>
            {editText.theirs(
              format.list(
                changed.map((name) => {
                  const value = inWords(name, theirs, known);
                  return value === '' ? told(name) : `${told(name)} (${value})`;
                }),
              ),
            )}
          </p>
        )}
        {theirs !== null && clashes.length > 0 && (
          <>
            <p className="strong">{editText.choose}</p>
            {clashes.map((name) => (
              <Segments
                key={name}
                legend={told(name)}
                options={[
                  { value: 'mine', label: editText.mine(inWords(name, mine, known)) },
                  { value: 'theirs', label: editText.other(inWords(name, theirs, known)) },
                ]}
                value={differs(fields[name], theirs[name]) ? 'mine' : 'theirs'}
                onChange={(whose) => change({ [name]: (whose === 'mine' ? mine : theirs)[name] })}
              />
            ))}
          </>
        )}
      </div>
    </div>
  );
}

/** What a field holds, where that fits into a line; '' else. */
function inWords(name: Name, fields: OfferFields, known: Known): string {
  switch (name) {
    case 'name':
      return fields.name;
    case 'status':
      return offersText.status[fields.status];
    case 'detail':
      return promiseInWords(fields.detail, known);
    case 'startsAt':
    case 'endsAt': {
      const at = fields[name];
      return at === null ? '–' : format.when(at, Date.now());
    }
    case 'stockNote':
      return fields.stockNote === null ? '–' : format.number(fields.stockNote);
    case 'conditions':
    case 'tellsEnd':
    case 'combines':
      return '';
  }
}
