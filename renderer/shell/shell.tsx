// The frame around the views: navigation on the left, one view beside it.
import { useEffect } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { RUNS } from './addresses.ts';
import { ColorScheme } from './color-scheme.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { ViewBoundary } from './view-boundary.tsx';
import { LoadedView } from './view-code.tsx';
import { preloadViews, views } from './views.tsx';

export function Shell() {
  useEffect(() => {
    const idle = requestIdleCallback(() => void preloadViews().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <Router hook={useHashLocation}>
      <div className={classes.shell}>
        <button type="button" className={classes.skip} onClick={focusView}>
          Skip to the view
        </button>
        <ColorScheme />
        <Navigation />
        <main id="view" className={classes.view} tabIndex={-1}>
          <ViewBoundary>
            <Switch>
              {views.map(({ path, code }) => (
                <Route key={path} path={path}>
                  <LoadedView code={code} />
                </Route>
              ))}
              <Route path="/">
                <Redirect href={RUNS} replace />
              </Route>
              <Route>
                <p className={classes.nowhere}>There is nothing at this address.</p>
              </Route>
            </Switch>
          </ViewBoundary>
        </main>
        <ConnectionNotice />
      </div>
    </Router>
  );
}

/** No link: the address behind the # belongs to the router. */
function focusView(): void {
  document.getElementById('view')?.focus();
}
