import { useState } from 'react';

const STORAGE_KEY = 'infra-portal:nav-pinned';

/** Whether the navigation is wide, remembered in this browser; wide at first. */
export function useSidebarPin(): [boolean, () => void] {
  const [pinned, setPinned] = useState(
    () => window.localStorage.getItem(STORAGE_KEY) !== 'false',
  );
  const toggle = () => {
    window.localStorage.setItem(STORAGE_KEY, String(!pinned));
    setPinned(!pinned);
  };
  return [pinned, toggle];
}
