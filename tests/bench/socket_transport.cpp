#include "tests/bench/socket_transport.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <stdexcept>

namespace wupan::bench {
namespace {

constexpr std::size_t kPieceBytes = 64ULL * 1024;

/// The length of the body.
std::size_t readHead(const std::string& head, HttpResponse& response)
{
    response.status = std::stoi(head.substr(9, 3));
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos) {
        const std::size_t next = head.find("\r\n", at + 2);
        const std::string line = head.substr(at + 2, next - at - 2);
        const std::size_t colon = line.find(": ");
        std::string name = line.substr(0, colon);
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        response.headers[name] = line.substr(colon + 2);
        at = next;
    }
    return std::stoul(response.headers.at("content-length"));
}

} // namespace

SocketTransport::SocketTransport(std::uint16_t port)
    : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

SocketTransport::~SocketTransport()
{
    close(m_socket);
}

void SocketTransport::send(HttpRequest request, Answer answer)
{
    write(request);
    m_owed.push_back(std::move(answer));
}

void SocketTransport::work()
{
    while (!m_owed.empty()) {
        const Answer answer = std::move(m_owed.front());
        m_owed.pop_front();
        answer(receive());
    }
}

HttpResponse SocketTransport::ask(const HttpRequest& request)
{
    write(request);
    return receive();
}

void SocketTransport::write(const HttpRequest& request)
{
    std::string text = request.method + " " + request.path + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : request.headers)
        text.append(name).append(": ").append(value).append("\r\n");
    text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
    bytes += text.size();
    ++requests;
    if (::send(m_socket, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("cannot send");
}

HttpResponse SocketTransport::receive()
{
    std::string text;
    std::array<char, kPieceBytes> piece{};
    std::size_t end = std::string::npos;
    std::size_t length = 0;
    HttpResponse response;
    while (end == std::string::npos || text.size() < end + 4 + length) {
        const ssize_t got = recv(m_socket, piece.data(), piece.size(), 0);
        if (got <= 0)
            throw std::runtime_error("the connection ended");
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (end == std::string::npos && (end = text.find("\r\n\r\n")) != std::string::npos)
            length = readHead(text.substr(0, end), response);
    }
    bytes += text.size();
    response.body = text.substr(end + 4);
    return response;
}

} // namespace wupan::bench
