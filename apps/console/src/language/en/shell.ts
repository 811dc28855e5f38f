import type { Role } from '@redress/contracts';

const roles: Record<Role, string> = {
  receiver: 'Receiver',
  handler: 'Handler',
  supervisor: 'Supervisor',
  'department-manager': 'Department manager',
  'leader-in-charge': 'Leader in charge',
  'head-office': 'Head office',
  auditor: 'Auditor',
  analyst: 'Analyst',
  administrator: 'Administrator',
  channel: 'Channel',
};

export const shell = {
  skipToContent: 'Skip to the content',
  queue: 'Queue',
  calendars: 'Calendars',
  policies: 'Policies',
  register: 'Register',
  registerComplaint: 'Register a complaint',
  search: 'Search',
  searchPlaceholder: 'Number, name, telephone or words',
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  account: 'Account',
  signedInAs: 'Signed in as',
  branches: 'Branches',
  everyBranch: 'every branch',
  signOut: 'Sign out',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  businessTime: 'Business time',
  speed: (times: string) => `${times} times real time`,
  live: 'Live',
  polling: 'Refreshing every 2 s',
  offline: 'No connection',
  nothingHere: 'There is nothing at this address.',
  backToQueue: 'Back to the queue',
  tryAgain: 'Try again',
  loading: 'Loading',
  roles,
};

export const shortcuts = {
  search: 'search',
  register: 'register a complaint',
  next: 'next complaint',
  previous: 'previous complaint',
  open: 'open it',
  back: 'back to the queue',
  queue: 'go to the queue',
  help: 'this help',
};

export const signIn = {
  title: 'Sign in',
  lead: 'Complaints, their deadlines, and who has to act next.',
  withProvider: 'Sign in',
  asDemonstrationUser: 'Sign in as a demonstration user',
  demonstrationOnly: 'This installation has a built-in sign-in for trials. Everyone here is fictional.',
  failed: 'Signing in did not succeed.',
  expired: 'Your sign-in has ended. Please sign in again.',
  unavailable: 'The sign-in cannot be reached.',
  goingOn: 'Signing in …',
};
