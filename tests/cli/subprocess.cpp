// Starting a program with fork, its output in files.
#include "cli/subprocess.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void redirect(int descriptor, const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file == -1 || dup2(file, descriptor) == -1) _exit(127);
  close(file);
}

[[noreturn]] void become(const Invocation& invocation, const std::string& out,
                         const std::string& err) {
  if (!invocation.folder.empty() && chdir(invocation.folder.c_str()) != 0) _exit(127);
  redirect(STDERR_FILENO, err);
  if (invocation.stdout_closed) {
    close(STDOUT_FILENO);
  } else {
    redirect(STDOUT_FILENO, out);
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::vector<char*> arguments;
  for (const std::string& argument : invocation.command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

Finished run(const Invocation& invocation) {
  std::string folder = (fs::temp_directory_path() / "ctxcheck-run-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return {};
  const std::string out =
      invocation.stdout_path.empty() ? (fs::path(folder) / "out").string() : invocation.stdout_path;
  const std::string err = (fs::path(folder) / "err").string();

  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) become(invocation, out, err);
  if (invocation.interrupt_after) {
    std::this_thread::sleep_for(*invocation.interrupt_after);
    kill(child, SIGTERM);
  }
  int status = 0;
  waitpid(child, &status, 0);

  Finished finished;
  finished.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  if (WIFEXITED(status)) finished.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) finished.signal = WTERMSIG(status);
  if (invocation.stdout_path.empty()) finished.out = content_of(out);
  finished.err = content_of(err);
  fs::remove_all(folder);
  return finished;
}

}  // namespace ctxcheck::test_support
