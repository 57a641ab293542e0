import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from './api/query-client.js';
import { makeRouter } from './router.js';
import { LanguageProvider } from './text/words.js';
import './styles/index.css';

const place = document.getElementById('root');
if (place)
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={makeClient()}>
          <RouterProvider router={makeRouter()} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
