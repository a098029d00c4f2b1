/** A short word to the merchant, as App Bridge's toast or the page's own. */
import { createContext, useContext } from 'react';

const Context = createContext<(message: string) => void>(() => {});
export const NotifyProvider = Context.Provider;

export function useNotify(): (message: string) => void {
  return useContext(Context);
}
