import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { answerAt } from '../../form/answers';
import { cellOf, SETTINGS } from '../../form/cellOf';
import { serviceEnvironments } from '../../form/context';
import type { Setting } from '../../form/environmentDefaults';
import { environmentsOf } from '../../form/model';
import { supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { boxId, useForm } from '../formState';
import { useIssuePlace } from '../useIssuePlace';
import { EnvironmentCell } from './EnvironmentCell';
import { IssueList } from './IssueList';
import { SETTING_LABELS } from './settingLabels';
import styles from './EnvironmentTable.module.css';

/** In which environments it is, and what is different there. */
export function EnvironmentTable() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers, set, issuesAt } = useForm();
  const chosen = environmentsOf(context, answers);
  const environments = serviceEnvironments(context.model);
  const shown: Record<Setting, boolean> = {
    cpu: supportsPart(context, 'cpu'),
    memory: supportsPart(context, 'memory'),
    'count.min': supportsPart(context, 'count'),
    'count.max': supportsPart(context, 'count'),
    region: context.model.regions.allowed.length > 1,
    'database.instance':
      supportsPart(context, 'database') && answers.database !== undefined,
    'cache.node': supportsPart(context, 'cache') && answers.cache !== undefined,
  };
  const placeOf = useIssuePlace();
  const issues = issuesAt('environments');
  const isInvalid = (environment: string, setting: Setting) =>
    issues.some(({ field, severity }) => {
      const cell = cellOf(field);
      return (
        severity === 'error' &&
        cell?.environment === environment &&
        cell.setting === setting
      );
    });
  const rows = SETTINGS.filter(each => shown[each]);
  const use = (name: string, on: boolean) => {
    const next = environments
      .map(each => each.name)
      .filter(each => (each === name ? on : Object.hasOwn(chosen, each)))
      .map(each => [each, answerAt(chosen, [each]) ?? {}]);
    set(['environments'], Object.fromEntries(next));
  };
  return (
    <div
      id={boxId('environments')}
      tabIndex={-1}
      data-wide="true"
      className={styles.box}
    >
      {/* Focusable, so that it can be scrolled with the keyboard. */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={t('table.caption')}
        tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
      >
        <table className={styles.table}>
          <caption className={styles.caption}>
            <strong>{t('table.caption')}</strong>
            <span className={styles.help}>{t('table.help')}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('table.setting')}</th>
              {environments.map(({ name }) => (
                <th key={name} scope="col">
                  <label className={styles.use}>
                    <input
                      type="checkbox"
                      checked={Object.hasOwn(chosen, name)}
                      aria-label={t('table.use', { environment: name })}
                      onChange={event => use(name, event.target.checked)}
                    />
                    {name}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(setting => (
              <tr key={setting}>
                <th scope="row">{t(SETTING_LABELS[setting])}</th>
                {environments.map(environment => (
                  <td key={environment.name}>
                    {Object.hasOwn(chosen, environment.name) ? (
                      <EnvironmentCell
                        setting={setting}
                        label={t('table.cell', {
                          setting: t(SETTING_LABELS[setting]),
                          environment: environment.name,
                        })}
                        environment={environment}
                        describedBy={
                          isInvalid(environment.name, setting)
                            ? 'environments-issues'
                            : undefined
                        }
                      />
                    ) : (
                      <span aria-hidden="true">–</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <IssueList
        id="environments-issues"
        issues={issues}
        placeOf={issue => (cellOf(issue.field) ? placeOf(issue) : undefined)}
      />
    </div>
  );
}
