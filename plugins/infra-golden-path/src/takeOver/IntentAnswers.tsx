import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverAnswer, TakeOverGap } from '@infra-portal/infra-common';
import { tableStyles as table, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

type Place = Pick<TakeOverGap, 'address' | 'file' | 'line'>;

const placeText = ({ file, line }: Place) =>
  [file, line].filter(each => each !== undefined).join(':');

const valueText = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What the files tell, each with where it was read. */
export function Answers({ answers }: { answers: readonly TakeOverAnswer[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <>
      <h3>{t('takeOver.intent.answers')}</h3>
      <table className={table.table} aria-label={t('takeOver.intent.answers')}>
        <thead>
          <tr>
            <th scope="col">{t('takeOver.intent.answer')}</th>
            <th scope="col">{t('takeOver.intent.value')}</th>
            <th scope="col">{t('takeOver.intent.from')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(answer => (
            <AnswerRow key={answer.path.join('.')} answer={answer} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function AnswerRow({ answer }: { answer: TakeOverAnswer }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { from, otherName, path, value } = answer;
  const places = [...new Set(from.map(placeText))].filter(Boolean);
  const text = valueText(value);
  return (
    <tr>
      <th scope="row">
        <code>
          <Verbatim text={path.join('.')} />
        </code>
      </th>
      <td data-label={t('takeOver.intent.value')}>
        {text === '{}' ? (
          t('takeOver.intent.there')
        ) : (
          <code>
            <Verbatim text={text} />
          </code>
        )}
        {otherName && (
          <span className={table.place}>
            {t('takeOver.intent.otherName', otherName)}
          </span>
        )}
      </td>
      <td data-label={t('takeOver.intent.from')}>
        {places.map(place => (
          <span key={place} className={table.place}>
            <Verbatim text={place} />
          </span>
        ))}
      </td>
    </tr>
  );
}

/** What the files do not tell, and why. */
export function Gaps({ gaps }: { gaps: readonly TakeOverGap[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <>
      <h3>{t('takeOver.intent.gaps')}</h3>
      <table className={table.table} aria-label={t('takeOver.intent.gaps')}>
        <thead>
          <tr>
            <th scope="col">{t('takeOver.intent.answer')}</th>
            <th scope="col">{t('takeOver.why')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap, index) => (
            <tr key={`${gap.path.join('.')} ${index}`}>
              <th scope="row">
                <code>
                  <Verbatim text={gap.path.join('.')} />
                </code>
              </th>
              <td data-label={t('takeOver.why')}>
                {t(`takeOver.intent.gap.${gap.reason}`)}
                {[gap.detail, placeText(gap)].map(
                  text =>
                    text && (
                      <span key={text} className={table.place}>
                        <Verbatim text={text} />
                      </span>
                    ),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
