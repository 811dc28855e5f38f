import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { applyKeptTheme } from './shell/theme-switch.js';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/overlays.css';
import './forms/forms.css';

applyKeptTheme();
const desk = document.getElementById('desk');
if (!desk) throw new Error('the page has no element for the desk');
createRoot(desk).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
