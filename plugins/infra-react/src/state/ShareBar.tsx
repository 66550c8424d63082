import styles from './ShareBar.module.css';

/**
 * A part of a whole as a bar; `over`: it is more than the whole. It says nothing
 * to screen readers, so the number has to stand beside it.
 */
export function ShareBar(props: {
  /** 0 to 1; what is more fills it. */
  ratio: number;
  tone?: 'usual' | 'good' | 'warning' | 'over';
}) {
  const { ratio, tone = 'usual' } = props;
  const filled = Math.max(0, Math.min(1, ratio));
  return (
    <span className={styles.bar} data-tone={tone} aria-hidden="true">
      <span style={{ inlineSize: `${filled * 100}%` }} />
    </span>
  );
}
