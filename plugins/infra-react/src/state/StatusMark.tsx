import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import styles from './StatusMark.module.css';

export type Tone = 'good' | 'warning' | 'bad' | 'active' | 'unknown';

const ICONS = {
  good: RiCheckboxCircleLine,
  warning: RiAlertLine,
  bad: RiCloseCircleLine,
  active: RiTimeLine,
  unknown: RiCircleLine,
} as const;

/** A state in words, with a shape and colour that say the same. */
export function StatusMark(props: { tone: Tone; children: string }) {
  const Icon = ICONS[props.tone];
  return (
    <span className={styles.mark} data-tone={props.tone}>
      <Icon size={16} aria-hidden="true" />
      {props.children}
    </span>
  );
}
