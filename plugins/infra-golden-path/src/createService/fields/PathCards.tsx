import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLocalised } from '@infra-portal/infra-react';
import { answerAt } from '../../form/answers';
import { pathsOf } from '../../form/context';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { boxId, useForm } from '../formState';
import { IssueList } from './IssueList';
import styles from './PathCards.module.css';

/** The golden paths of the repository, one to be chosen. */
export function PathCards() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  const { context, set, issuesAt } = useForm();
  const { before = {} } = context;
  const id = useId();
  const goldenPaths = pathsOf(context.model);
  return (
    <fieldset
      className={styles.group}
      data-wide="true"
      id={boxId('goldenPath')}
      tabIndex={-1}
    >
      <legend className={styles.legend}>{t('field.goldenPath')}</legend>
      <div className={styles.cards}>
        {goldenPaths.map(path => (
          <label
            key={path.name}
            htmlFor={`${id}-choose-${path.name}`}
            className={styles.card}
          >
            <input
              id={`${id}-choose-${path.name}`}
              type="radio"
              name={id}
              className={styles.radio}
              checked={path.name === context.path?.name}
              aria-describedby={`${id}-${path.name}`}
              onChange={() =>
                set(
                  ['goldenPath'],
                  // Back where it was, a service keeps its version.
                  path.name === answerAt(before, ['goldenPath', 'name'])
                    ? answerAt(before, ['goldenPath'])
                    : { name: path.name, version: path.version },
                )
              }
            />
            <span className={styles.title}>{text(path.title)}</span>
            <span id={`${id}-${path.name}`} className={styles.description}>
              {text(path.description)}
            </span>
            <code className={styles.version}>
              {path.name} {path.version}
            </code>
          </label>
        ))}
      </div>
      <IssueList id={`${id}-issues`} issues={issuesAt('goldenPath')} />
    </fieldset>
  );
}
