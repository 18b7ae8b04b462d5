/* Sending one picture to the library: window.newsroomPictures.send(). */
(() => {
  "use strict";

  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;

  /* Resolves with the library's answer. Rejects with { sentence, isLost }: lost is worth another try. `words` are
     { upload, tooLarge, offline, signedOut, refused }, `largest` in bytes; `cancel` is an AbortSignal. */
  function send(file, { url, largest, words, progress = () => {}, cancel = null }) {
    return new Promise((resolve, reject) => {
      const fail = (sentence, isLost = false) => reject({ sentence, isLost });
      if (file.size > largest) return fail(words.tooLarge);
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file);
      request.open("POST", url);
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
      request.addEventListener("error", () => fail(words.offline, true));
      request.addEventListener("abort", () => fail("", true));
      request.addEventListener("load", () => {
        let answer = null;
        try { answer = JSON.parse(request.responseText); } catch { /* A page of the proxy, or the sign-in. */ }
        if (request.status === 201 && answer) return resolve(answer);
        const sentences = Object.values(answer?.errors ?? {}).flat().join(" ");
        if (sentences) return fail(sentences);
        if (request.status === 413) return fail(words.tooLarge);
        if (request.status === 403 || request.status === 200) return fail(words.signedOut, true);
        return fail(words.refused, true);
      });
      cancel?.addEventListener("abort", () => request.abort());
      request.send(body);
    });
  }

  window.newsroomPictures = Object.assign(window.newsroomPictures ?? {}, { send, token });
})();
