import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Petrol: the brand, for what one can press. States have colours of their own, see theme.css. */
const petrol: MantineColorsTuple = [
  '#e8f4f5',
  '#d2e6e8',
  '#a6cfd3',
  '#76b5bc',
  '#4c9aa3',
  '#2b7f8a',
  '#156a75',
  '#0d5c66',
  '#0a4a53',
  '#06363d',
];
/** Warm paper greys in the light, blue-black in the dark. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ed',
  '#e8e5df',
  '#dad6ce',
  '#c5c0b6',
  '#a39e94',
  '#79756c',
  '#57544d',
  '#3a3833',
  '#211f1c',
];
const dark: MantineColorsTuple = [
  '#e3e8ea',
  '#b9c3c7',
  '#93a0a6',
  '#66747a',
  '#3b474d',
  '#2e393e',
  '#232c31',
  '#1a2226',
  '#12171a',
  '#0c1012',
];
const green: MantineColorsTuple = [
  '#eaf6ec',
  '#d4ebd8',
  '#a8d6b0',
  '#7bc088',
  '#52aa63',
  '#36944a',
  '#257f3a',
  '#1b6a2e',
  '#135423',
  '#0b3d18',
];
const red: MantineColorsTuple = [
  '#fdecea',
  '#f9d5d1',
  '#f0a9a2',
  '#e67c72',
  '#dc5549',
  '#cc3b30',
  '#b52a22',
  '#992019',
  '#781812',
  '#540f0b',
];
const amber: MantineColorsTuple = [
  '#fdf4e1',
  '#fae7bd',
  '#f4d084',
  '#ecb74b',
  '#e0a023',
  '#c98a0e',
  '#a87008',
  '#875806',
  '#664204',
  '#452c02',
];

/** Notes take the colours of the state that they speak of. */
const soft: Record<string, Record<string, string>> = {
  red: { '--alert-bg': 'var(--down-soft)', '--alert-color': 'var(--down)' },
  amber: { '--alert-bg': 'var(--degraded-soft)', '--alert-color': 'var(--degraded)' },
  green: { '--alert-bg': 'var(--up-soft)', '--alert-color': 'var(--up)' },
};

export const theme = createTheme({
  colors: { petrol, gray, dark, green, red, amber },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: false,
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8438rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 250,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Alert: { vars: (_theme: unknown, { color }: { color?: string }) => ({ root: soft[color ?? ''] ?? {} }) },
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.5 } } },
    Paper: { defaultProps: { radius: 'lg' } },
    Card: { defaultProps: { radius: 'lg', withBorder: true } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Skeleton: { defaultProps: { radius: 'md' } },
  },
});

/** Soft backgrounds and the text on them, for quiet buttons and badges. */
const quiet = (color: string, fill: string, hover: string, text: string) => ({
  [`--mantine-color-${color}-light`]: fill,
  [`--mantine-color-${color}-light-hover`]: hover,
  [`--mantine-color-${color}-light-color`]: text,
  [`--mantine-color-${color}-outline`]: text,
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f4f1',
    '--mantine-color-text': '#211f1c',
    '--mantine-color-dimmed': '#67635b',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#d9d5cd',
    '--mantine-color-anchor': '#0d5c66',
    '--mantine-color-error': '#b52a22',
    '--mantine-color-placeholder': '#79756c',
    ...quiet('petrol', '#e0eeef', '#cfe4e6', '#0a4a53'),
    ...quiet('red', '#fbe6e3', '#f6d3ce', '#992019'),
    ...quiet('amber', '#fcf0d6', '#f7e3b5', '#664204'),
    ...quiet('green', '#e6f3e8', '#d3e9d7', '#1b6a2e'),
    ...quiet('gray', '#eeebe5', '#e4e0d8', '#3a3833'),
    '--mantine-color-red-filled': '#b52a22',
    '--mantine-color-red-filled-hover': '#992019',
  },
  dark: {
    '--mantine-color-body': '#12171a',
    '--mantine-color-text': '#dfe5e7',
    '--mantine-color-dimmed': '#96a3a9',
    '--mantine-color-default': '#1a2226',
    '--mantine-color-default-border': '#323e44',
    '--mantine-color-anchor': '#76bec7',
    '--mantine-color-error': '#ee8a80',
    '--mantine-color-placeholder': '#7f8c92',
    ...quiet('petrol', '#173338', '#1d4047', '#8ccdd5'),
    ...quiet('red', '#3d211f', '#4c2826', '#f2a59c'),
    ...quiet('amber', '#362d19', '#443820', '#ecc778'),
    ...quiet('green', '#1b3324', '#22402d', '#8fd69e'),
    ...quiet('gray', '#252f34', '#2d383e', '#c6cfd3'),
  },
});
