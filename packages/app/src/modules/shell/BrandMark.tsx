/**
 * The portal's mark: layers stepping up, the newest one lit. Decorative; the
 * name stands beside it or in the label of its link.
 */
export function BrandMark(props: { size?: number; className?: string }) {
  const { size = 24, className } = props;
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="1" y="16" width="15" height="5" rx="1.5" fill="currentColor" />
      <rect
        x="4.5"
        y="9.5"
        width="15"
        height="5"
        rx="1.5"
        fill="currentColor"
        opacity="0.62"
      />
      <rect
        x="8"
        y="3"
        width="15"
        height="5"
        rx="1.5"
        fill="var(--portal-accent)"
      />
    </svg>
  );
}
