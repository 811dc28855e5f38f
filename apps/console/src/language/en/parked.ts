export const parked = {
  title: 'Parked messages',
  lead: 'What a service could not handle although it tried again and again. The later messages about the same complaint wait behind it; those about others go on.',
  services: { intake: 'Intake', routing: 'Handling', 'sla-timer': 'Deadlines', feedback: 'Feedback' },
  nothing: 'Nothing is parked.',
  since: 'Since',
  attempts: (count: number) => (count === 1 ? 'tried once' : `tried ${count} times`),
  waitingBehind: (count: number) => (count === 1 ? '1 waits behind it' : `${count} wait behind it`),
  replay: 'Try again',
  replayed: 'It is being tried again.',
};
