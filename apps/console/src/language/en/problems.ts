export const problems = {
  noConnection: 'The server cannot be reached. Nothing was lost; please try again.',
  changedMeanwhile:
    'Somebody else changed this complaint meanwhile. It has been loaded anew; look at it and send again.',
  unexpected: 'Something went wrong.',
  required: 'Please fill this in.',
  rule: 'Rule',
  trace: 'Reference for support',
};
