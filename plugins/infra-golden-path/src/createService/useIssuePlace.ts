import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLocalised } from '@infra-portal/infra-react';
import { cellOf } from '../form/cellOf';
import type { Issue } from '../form/issues';
import { NAMED_PARTS } from '../form/model';
import { messages } from '../translation/messages';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { COLUMNS } from './fields/namedParts';
import { SETTING_LABELS } from './fields/settingLabels';
import { useForm } from './formState';

/** Where an issue is, in the words of the form: the question, and what in it. */
export function useIssuePlace(
  /** Questions that are no answers of the intent. */
  labels: Record<string, string> = {},
): (issue: Issue) => string {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  const { context } = useForm();

  const questionOf = ({ at, file }: Issue) => {
    if (at === undefined) return file ?? t('issue.elsewhere');
    if (Object.hasOwn(labels, at)) return labels[at];
    const key = [`field.${at}`, `parts.${at}`].find(each =>
      Object.hasOwn(messages, each),
    );
    if (key) return t(key as 'field.product');
    const extra = context.path?.questions.find(
      ({ name }) => `extra.${name}` === at,
    );
    if (extra) return text(extra.title);
    return at === 'environments' ? t('table.caption') : at;
  };

  /** One column of a named thing, by its label. */
  const columnOf = (at: string, key: string) => {
    const part = NAMED_PARTS.find(each => each === at);
    const column = part && COLUMNS[part].find(each => each.key === key);
    return column ? t(column.label) : key;
  };

  return issue => {
    const cell = cellOf(issue.field);
    if (cell) {
      const { environment } = cell;
      const setting = t(SETTING_LABELS[cell.setting]);
      return t('table.cell', { setting, environment });
    }
    const { at = '', field = [] } = issue;
    const inside = at === '' ? [] : field.slice(at.split('.').length);
    const [name, ...columns] = inside.map(step =>
      // People count lines from one.
      typeof step === 'number'
        ? t('input.line', { line: String(step + 1) })
        : step,
    );
    return [
      questionOf(issue),
      ...(name === undefined ? [] : [name]),
      ...columns.map(each => columnOf(at, each)),
    ].join(' › ');
  };
}
