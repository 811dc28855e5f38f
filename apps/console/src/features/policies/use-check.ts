import type { PolicyCheck } from '@redress/contracts';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api.js';
import { newId } from '../../api/new-id.js';

const AFTER_LAST_KEY_MS = 500;

/** What the check says of a text, half a second after it last changed; nothing while it is being asked. */
export function useCheck(document: string): PolicyCheck | undefined {
  const { client } = useApi();
  const [checked, setChecked] = useState<{ document: string; check: PolicyCheck }>();
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      client
        .post<PolicyCheck>('/api/v1/policies/check', { body: { document }, key: newId() })
        .then((check) => wanted && setChecked({ document, check }))
        .catch(() => undefined); // asked again with the next change; publishing checks once more
    }, AFTER_LAST_KEY_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, document]);
  return checked?.document === document ? checked.check : undefined;
}
