import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ResourceChange } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { hashOf } from './resources';
import styles from './Run.module.css';

/** Resources of one risk that are shown before somebody asks for all. */
const FEW = 50;

/** How much is lost by what a plan does to a resource. */
export const ACTION_TONES: Record<ResourceChange['action'], Tone> = {
  delete: 'bad',
  replace: 'bad',
  forget: 'warning',
  update: 'active',
  create: 'good',
  import: 'good',
  move: 'unknown',
  read: 'unknown',
};

/** Resources with what becomes of them; each opens what the plan says of it. */
export function ResourceList(props: {
  resources: readonly ResourceChange[];
  /** The plan's output. */
  lines: readonly string[];
  /** Address of the resource that the page was opened for. */
  wanted?: string;
}) {
  const { resources, lines, wanted } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [all, setAll] = useState(false);
  const place = resources.findIndex(({ address }) => address === wanted);
  const isAll = all || place >= FEW;
  return (
    <>
      <ul className={styles.list}>
        {resources.slice(0, isAll ? undefined : FEW).map(each => (
          <li key={`${each.line} ${each.address}`}>
            <Resource
              change={each}
              lines={lines}
              wanted={each.address === wanted}
            />
          </li>
        ))}
      </ul>
      {resources.length > FEW && !isAll && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('stacks.allValues', { number: String(resources.length) })}
        </Button>
      )}
    </>
  );
}

function Resource(props: {
  change: ResourceChange;
  lines: readonly string[];
  wanted: boolean;
}) {
  const { change, lines, wanted } = props;
  const { address, action, why, movedFrom, line } = change;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [open, setOpen] = useState(wanted);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    box.current?.scrollIntoView?.({ block: 'center' });
  }, [wanted]);
  return (
    <details
      ref={box}
      open={open}
      data-wanted={wanted}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <StatusMark tone={ACTION_TONES[action]}>
          {t(`run.action.${action}`)}
        </StatusMark>{' '}
        <code>
          <Verbatim text={address} />
        </code>
        {(why !== undefined || movedFrom !== undefined) && (
          <span className={page.quiet}>
            {movedFrom !== undefined && (
              <>
                {t('run.movedFrom')} <Verbatim text={movedFrom} />{' '}
              </>
            )}
            {why !== undefined && (
              <span lang="en">
                <Verbatim text={why} />
              </span>
            )}
          </span>
        )}
      </summary>
      {open && (
        <>
          <pre className={styles.block} lang="en">
            <Verbatim
              text={lines.slice(line - 1, line - 1 + change.lines).join('\n')}
            />
          </pre>
          <CopyLink address={address} />
        </>
      )}
    </details>
  );
}

/** Copies the address of a resource; where that is refused, the bar has it. */
function CopyLink({ address }: { address: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const navigate = useNavigate();
  const [said, setSaid] = useState('');
  const copy = async () => {
    const hash = hashOf(address);
    navigate({ hash }, { replace: true });
    const url = new URL(window.location.href);
    url.hash = hash;
    try {
      await navigator.clipboard.writeText(url.href);
      setSaid(t('run.copied'));
    } catch {
      setSaid(t('run.inBar'));
    }
  };
  return (
    <p>
      <Button size="small" variant="secondary" onPress={copy}>
        {t('run.copy')}
      </Button>{' '}
      <span role="status" className={page.quiet}>
        {said}
      </span>
    </p>
  );
}
