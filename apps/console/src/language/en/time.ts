export const time = {
  days: (n: number) => `${n} d`,
  hours: (n: number) => `${n} h`,
  minutes: (n: number) => `${n} min`,
  seconds: (n: number) => `${n} s`,
  left: (span: string) => `${span} left`,
  over: (span: string) => `${span} over`,
  inSpan: (span: string) => `in ${span}`,
  ago: (span: string) => `${span} ago`,
  paused: 'paused',
};
