import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { DriftAttribute } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from '../Drift.module.css';

/** Characters of a value that are shown before somebody asks for all. */
const SHORT = 300;

/** What is there beside what the code says, attribute by attribute. */
export function Attributes(props: {
  attributes: readonly DriftAttribute[];
  /** Address of the resource that they are of. */
  of: string;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <table
      className={`${table.table} ${styles.attributes}`}
      aria-label={props.of}
    >
      <thead>
        <tr>
          <th scope="col">{t('drift.attribute')}</th>
          <th scope="col">{t('drift.actual')}</th>
          <th scope="col">{t('drift.wanted')}</th>
        </tr>
      </thead>
      <tbody>
        {props.attributes.map(({ path, actual, wanted }) => {
          // A plan shows at least one side of what it does not hide.
          const isHidden = actual === undefined && wanted === undefined;
          return (
            <tr key={path}>
              <th scope="row">
                <code>
                  <Verbatim text={path} />
                </code>
              </th>
              <td data-label={t('drift.actual')}>
                <Value text={actual} isHidden={isHidden} />
              </td>
              <td data-label={t('drift.wanted')}>
                <Value text={wanted} isHidden={isHidden} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value(props: { text?: string; isHidden: boolean }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [all, setAll] = useState(false);
  const { text, isHidden } = props;
  if (text === undefined) {
    return (
      <span className={page.quiet}>
        {t(isHidden ? 'drift.value.hidden' : 'drift.value.none')}
      </span>
    );
  }
  const isCut = !all && text.length > SHORT;
  return (
    <div>
      <code>
        <Verbatim text={isCut ? `${text.slice(0, SHORT)}…` : text} />
      </code>
      {isCut && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('drift.value.all')}
        </Button>
      )}
    </div>
  );
}
