import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument, ReviewFile } from '@infra-portal/infra-common';
import {
  Section,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { LineCounts } from '../consequences/LineCounts';
import { FileBody } from '../diff/FileBody';
import type { Target } from '../diff/target';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileLink } from './FileLink';
import { Unread } from './Unread';
import styles from './Review.module.css';

const nothing = () => {};

/** What is not as the golden path gives it; where all is, only that. */
export function Deviations(props: {
  review: ReviewDocument;
  onGo(target: Target): void;
}) {
  const { review, onGo } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { goldenPath, files } = review;
  const deviating = files.filter(file => file.pathState === 'deviates');
  const isUnread = review.unread.some(({ part }) => part === 'golden-path');
  if (!goldenPath && deviating.length === 0 && !isUnread) return null;
  return (
    <Section
      title={t('review.deviations')}
      note={
        goldenPath && (
          <Verbatim text={`${goldenPath.name} ${goldenPath.version}`} />
        )
      }
    >
      <Unread review={review} part="golden-path" />
      {goldenPath?.newest !== undefined && (
        <p className={styles.quiet}>
          {t('review.deviations.newest', { version: goldenPath.newest })}
        </p>
      )}
      <Gates gates={goldenPath?.gates ?? []} />
      {deviating.length === 0 && goldenPath && (
        <StatusMark tone="good">
          {t('review.deviations.none', {
            count: goldenPath.identical,
            total: String(goldenPath.generated),
          })}
        </StatusMark>
      )}
      {deviating.length > 0 && (
        <ul className={styles.list}>
          {deviating.map(file => (
            <Deviation key={file.path} file={file} onGo={onGo} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Deviation(props: { file: ReviewFile; onGo(target: Target): void }) {
  const { file, onGo } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [shown, setShown] = useState(false);
  return (
    <li>
      <div className={styles.row}>
        <FileLink path={file.path} onGo={onGo} />
        <LineCounts added={file.added} removed={file.removed} />
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'diff.deviation.close' : 'diff.deviation.show')}
        </button>
      </div>
      {shown && (
        <div className={styles.inset}>
          <FileBody file={file} compares onMark={nothing} onEnd={nothing} />
        </div>
      )}
    </li>
  );
}

/** Checks of the golden path that did not pass. */
function Gates(props: {
  gates: NonNullable<ReviewDocument['goldenPath']>['gates'];
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const open = props.gates.filter(({ status }) => status !== 'passed');
  if (open.length === 0) return null;
  return (
    <ul className={styles.list}>
      {open.map(gate => (
        <li key={gate.id}>
          <StatusMark tone={gate.status === 'failed' ? 'bad' : 'warning'}>
            {t(`consequences.gate.${gate.id}`)}
          </StatusMark>
          {gate.reason && (
            <p>
              <Verbatim text={localise(gate.reason)} />
            </p>
          )}
          {gate.findings.map((finding, at) => (
            // eslint-disable-next-line react/no-array-index-key -- findings may repeat
            <p key={at}>
              <Verbatim text={localise(finding.message)} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
