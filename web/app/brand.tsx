/** The mark: an eye that keeps watch, with a clock's hands for a pupil. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0d5c66" />
      <path
        d="M5.500 16.500C9 11 12.300 9 16 9s7 2 10.500 7.500C23 22 19.700 24 16 24s-7-2-10.500-7.500Z"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="16.500" r="5" fill="#f2c25b" />
      <path
        d="M16 13.400v3.400l2.300 1.400"
        fill="none"
        stroke="#0d3c44"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
